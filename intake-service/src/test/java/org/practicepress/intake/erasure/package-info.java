@NullMarked
package org.practicepress.intake.erasure;

import org.jspecify.annotations.NullMarked;
