/**
 * Has documents checked by tools that others wrote: schemas, validators, readers; and
 * work by how it grows. Knows nothing of what the documents say; for tests only.
 */
@NullMarked
package org.practicepress.checkers;

import org.jspecify.annotations.NullMarked;
