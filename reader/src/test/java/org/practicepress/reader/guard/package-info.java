@NullMarked
package org.practicepress.reader.guard;

import org.jspecify.annotations.NullMarked;
