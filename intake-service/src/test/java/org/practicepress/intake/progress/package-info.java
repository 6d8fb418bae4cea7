@NullMarked
package org.practicepress.intake.progress;

import org.jspecify.annotations.NullMarked;
