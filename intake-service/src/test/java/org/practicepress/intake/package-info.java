@NullMarked
package org.practicepress.intake;

import org.jspecify.annotations.NullMarked;
