@NullMarked
package org.practicepress.intake.contributor;

import org.jspecify.annotations.NullMarked;
