/**
 * An OpenID Connect provider in this JVM, for the people of one hub: it keeps their
 * accounts and who is signed in where in files of its own, and knows nothing of what they
 * do at the desks.
 */
@NullMarked
package org.practicepress.embedded.identity;

import org.jspecify.annotations.NullMarked;
