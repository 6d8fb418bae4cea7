/**
 * What kind of file something most likely is. Looks at the first bytes and the name,
 * opens nothing, and so can be trusted with any file; its answer cannot be trusted as
 * much.
 */
@NullMarked
package org.practicepress.reader.filetype;

import org.jspecify.annotations.NullMarked;
