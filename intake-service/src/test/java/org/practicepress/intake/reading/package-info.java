@NullMarked
package org.practicepress.intake.reading;

import org.jspecify.annotations.NullMarked;
