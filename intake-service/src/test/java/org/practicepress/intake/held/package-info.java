@NullMarked
package org.practicepress.intake.held;

import org.jspecify.annotations.NullMarked;
