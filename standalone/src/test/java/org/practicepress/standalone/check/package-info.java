@NullMarked
package org.practicepress.standalone.check;

import org.jspecify.annotations.NullMarked;
