@NullMarked
package org.practicepress.standalone.command;

import org.jspecify.annotations.NullMarked;
