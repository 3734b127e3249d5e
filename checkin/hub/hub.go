// Package hub is where desks meet over a network: server and client side by
// side, and how a desk is let in. It speaks entries only, with the journal's
// vectors and the journal's merge; what it keeps is behind [Store].
package hub
