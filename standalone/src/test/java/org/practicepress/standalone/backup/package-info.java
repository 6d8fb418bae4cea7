@NullMarked
package org.practicepress.standalone.backup;

import org.jspecify.annotations.NullMarked;
