@NullMarked
package org.practicepress.standalone;

import org.jspecify.annotations.NullMarked;
