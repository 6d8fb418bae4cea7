@NullMarked
package org.practicepress.intake.webform;

import org.jspecify.annotations.NullMarked;
