@NullMarked
package org.practicepress.intake.photo;

import org.jspecify.annotations.NullMarked;
