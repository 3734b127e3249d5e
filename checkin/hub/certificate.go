package hub

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"slices"
	"time"

	"opale/checkin"
)

// organization is in the certificates that hubs make for themselves. It proves
// nothing: by it, a hub with another key is told from whoever else answers.
const organization = "Opale"

// certificate makes a self-signed one for a hub's key. It does not expire
// within an event's life, since it is pinned and nobody renews it.
func certificate(key *ecdsa.PrivateKey) (tls.Certificate, error) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{Organization: []string{organization}, CommonName: "Opale hub"},
		DNSNames:     []string{"hub.opale.internal"},
		NotBefore:    time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:     time.Date(2049, 12, 31, 0, 0, 0, 0, time.UTC),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return tls.Certificate{}, err
	}
	leaf, err := x509.ParseCertificate(der)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, err
}

func serverTLS(c tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{c}, MinVersion: tls.VersionTLS13}
}

// clientTLS checks a hub by its key where there is a pin, and as any site on
// the internet where there is none.
func clientTLS(pin Pin) *tls.Config {
	c := &tls.Config{MinVersion: tls.VersionTLS13}
	if !pin.IsZero() {
		c.InsecureSkipVerify = true // VerifyConnection checks instead
		c.VerifyConnection = func(s tls.ConnectionState) error { return verify(pin, s.PeerCertificates) }
	}
	return c
}

// learningTLS takes any key, and says which one it was: for a hub that proves
// itself otherwise, over the connection with that key.
func learningTLS(pin *Pin) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS13, InsecureSkipVerify: true, VerifyConnection: func(s tls.ConnectionState) error {
		if len(s.PeerCertificates) == 0 {
			return mistaken(nil)
		}
		if !slices.Contains(s.PeerCertificates[0].Subject.Organization, organization) {
			return mistaken(s.PeerCertificates) // a filter, or another web server
		}
		*pin = pinOf(s.PeerCertificates[0])
		return nil
	}}
}

func verify(pin Pin, presented []*x509.Certificate) error {
	if len(presented) > 0 && pinOf(presented[0]).equal(pin) {
		return nil
	}
	return mistaken(presented)
}

// mistaken says who answered in the place of the hub that was meant.
func mistaken(presented []*x509.Certificate) error {
	const op = "reach hub"
	if len(presented) == 0 {
		return checkin.Errorf(checkin.CodeIntercepted, op, "no certificate")
	}
	if slices.Contains(presented[0].Subject.Organization, organization) {
		return checkin.Errorf(checkin.CodeWrongKey, op, "%s", pinOf(presented[0]))
	}
	return checkin.Errorf(checkin.CodeIntercepted, op, "%s", checkin.Clean(presented[0].Subject.String()))
}

// distrusted reads the system's own refusal of a certificate; nil where the
// error is about something else. One for the right host that is out of its time
// more often speaks of our clock than of theirs.
func distrusted(err error, host string, now time.Time) error {
	var refused *tls.CertificateVerificationError
	var invalid x509.CertificateInvalidError
	if !errors.As(err, &refused) {
		return nil
	}
	presented := refused.UnverifiedCertificates
	if errors.As(err, &invalid) && invalid.Reason == x509.Expired && len(presented) > 0 && presented[0].VerifyHostname(host) == nil {
		return checkin.Errorf(checkin.CodeClock, "reach hub", "%s", now.Format(time.DateTime))
	}
	return mistaken(presented)
}
