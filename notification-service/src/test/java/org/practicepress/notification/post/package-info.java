@NullMarked
package org.practicepress.notification.post;

import org.jspecify.annotations.NullMarked;
