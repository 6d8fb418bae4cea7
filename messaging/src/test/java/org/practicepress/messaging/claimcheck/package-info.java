@NullMarked
package org.practicepress.messaging.claimcheck;

import org.jspecify.annotations.NullMarked;
