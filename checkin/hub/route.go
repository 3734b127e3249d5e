package hub

// The routes of the protocol. Its version is in the path, and in a header of
// every answer by which a hub is told from whatever else may answer.
const (
	routeHello    = "/v1/hello"
	routeExchange = "/v1/exchange"
	routeWait     = "/v1/wait"
	routeJoin     = "/v1/join"
	routeMeet     = "/v1/meet"
	routeHealth   = "/healthz"
	routeMetrics  = "/metrics"
)

// The headers of the protocol.
const (
	headerProtocol = "Opale-Protocol" // of requests and answers: the version
	headerClock    = "Opale-Clock"    // of requests and answers: the sender's clock, ms since 1970
	headerProgram  = "Opale-Program"  // of requests: the version of the program
)

const (
	protocolVersion = "1"
	batchType       = "application/x-opale-batch" // one zstd frame of JSON lines
)
