/**
 * An OpenID Connect provider in this JVM with one editor.
 */
@NullMarked
package org.practicepress.embedded.identity;

import org.jspecify.annotations.NullMarked;
