@NullMarked
package org.practicepress.reader.photo;

import org.jspecify.annotations.NullMarked;
