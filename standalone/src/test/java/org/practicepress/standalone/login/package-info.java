@NullMarked
package org.practicepress.standalone.login;

import org.jspecify.annotations.NullMarked;
