@NullMarked
package org.practicepress.intake.draft;

import org.jspecify.annotations.NullMarked;
