/**
 * Has documents checked by tools that others wrote: schemas, validators, readers. Knows
 * nothing of what the documents say; for tests only.
 */
@NullMarked
package org.practicepress.checkers;

import org.jspecify.annotations.NullMarked;
