@NullMarked
package org.practicepress.standalone.settings;

import org.jspecify.annotations.NullMarked;
