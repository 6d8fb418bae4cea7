@NullMarked
package org.practicepress.standalone.init;

import org.jspecify.annotations.NullMarked;
