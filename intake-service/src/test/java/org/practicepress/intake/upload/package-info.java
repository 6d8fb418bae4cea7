@NullMarked
package org.practicepress.intake.upload;

import org.jspecify.annotations.NullMarked;
