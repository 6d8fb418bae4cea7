@NullMarked
package org.practicepress.reader.picture;

import org.jspecify.annotations.NullMarked;
