@NullMarked
package org.practicepress.standalone.install;

import org.jspecify.annotations.NullMarked;
