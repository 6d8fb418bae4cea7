@NullMarked
package org.practicepress.messaging.aggregate;

import org.jspecify.annotations.NullMarked;
