@NullMarked
package org.practicepress.reader.header;

import org.jspecify.annotations.NullMarked;
