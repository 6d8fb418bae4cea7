/**
 * A document store in this JVM that speaks MongoDB's wire protocol.
 */
@NullMarked
package org.practicepress.embedded.store;

import org.jspecify.annotations.NullMarked;
