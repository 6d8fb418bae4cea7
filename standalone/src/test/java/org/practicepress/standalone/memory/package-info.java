@NullMarked
package org.practicepress.standalone.memory;

import org.jspecify.annotations.NullMarked;
