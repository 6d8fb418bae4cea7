@NullMarked
package org.practicepress.notification;

import org.jspecify.annotations.NullMarked;
