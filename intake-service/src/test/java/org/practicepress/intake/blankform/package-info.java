@NullMarked
package org.practicepress.intake.blankform;

import org.jspecify.annotations.NullMarked;
