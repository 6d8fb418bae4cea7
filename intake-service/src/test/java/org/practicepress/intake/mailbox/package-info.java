@NullMarked
package org.practicepress.intake.mailbox;

import org.jspecify.annotations.NullMarked;
