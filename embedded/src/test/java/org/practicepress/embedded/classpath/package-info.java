@NullMarked
package org.practicepress.embedded.classpath;

import org.jspecify.annotations.NullMarked;
