/** The ways between sources and destinations: paths compiled to steps over selections. */
@NullMarked
package org.logkeep.engine.route;

import org.jspecify.annotations.NullMarked;
