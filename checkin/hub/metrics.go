package hub

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what a hub counts. No label names a person, a desk or a device.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	entries  *prometheus.CounterVec
	refused  prometheus.Counter
	devices  *prometheus.GaugeVec
}

func newMetrics(waiting func() int) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "opale_hub_requests_total", Help: "Requests answered, by route and status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "opale_hub_request_seconds", Help: "How long an answer took; waiting is not counted.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 30},
		}, []string{"route"}),
		entries: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "opale_hub_entries_total", Help: "Journal entries: new ones received, and those sent.",
		}, []string{"direction"}),
		refused: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "opale_hub_entries_refused_total", Help: "Journal entries received and put into quarantine.",
		}),
		devices: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "opale_hub_devices", Help: "Devices let in, by whether they still may.",
		}, []string{"state"}),
	}
	waiters := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "opale_hub_waiters", Help: "Desks that wait for news.",
	}, func() float64 { return float64(waiting()) })
	m.registry.MustRegister(m.requests, m.seconds, m.entries, m.refused, waiters, m.devices,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// answered counts one request.
func (m *metrics) answered(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	if route != routeWait {
		m.seconds.WithLabelValues(route).Observe(took.Seconds())
	}
}

func (m *metrics) count(devices []Device) {
	revoked := 0
	for i := range devices {
		if !devices[i].Revoked.IsZero() {
			revoked++
		}
	}
	m.devices.WithLabelValues("member").Set(float64(len(devices) - revoked))
	m.devices.WithLabelValues("revoked").Set(float64(revoked))
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4})
}
