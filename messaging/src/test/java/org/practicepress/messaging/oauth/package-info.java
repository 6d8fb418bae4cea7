@NullMarked
package org.practicepress.messaging.oauth;

import org.jspecify.annotations.NullMarked;
