@NullMarked
package org.practicepress.reader.recognition;

import org.jspecify.annotations.NullMarked;
