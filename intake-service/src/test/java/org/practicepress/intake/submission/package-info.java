@NullMarked
package org.practicepress.intake.submission;

import org.jspecify.annotations.NullMarked;
