@NullMarked
package org.practicepress.intake.recognition;

import org.jspecify.annotations.NullMarked;
