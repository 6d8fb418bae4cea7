@NullMarked
package org.practicepress.intake.retention;

import org.jspecify.annotations.NullMarked;
