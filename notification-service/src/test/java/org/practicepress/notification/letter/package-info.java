@NullMarked
package org.practicepress.notification.letter;

import org.jspecify.annotations.NullMarked;
