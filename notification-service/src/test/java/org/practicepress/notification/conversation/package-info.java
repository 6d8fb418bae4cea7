@NullMarked
package org.practicepress.notification.conversation;

import org.jspecify.annotations.NullMarked;
