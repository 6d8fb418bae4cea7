@NullMarked
package org.practicepress.intake.parsing;

import org.jspecify.annotations.NullMarked;
