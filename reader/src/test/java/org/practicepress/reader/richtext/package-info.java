@NullMarked
package org.practicepress.reader.richtext;

import org.jspecify.annotations.NullMarked;
