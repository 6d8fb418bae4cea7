@NullMarked
package org.practicepress.reader.word;

import org.jspecify.annotations.NullMarked;
