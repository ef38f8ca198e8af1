import assert from "node:assert/strict";
import { isLoopback } from "../../../provider/base/loopback";
import { isPublicAddress, mayBePublic, publicLookup } from "../../../provider/clouds/http/public-lookup";

describe("addresses that a cloud names", () => {
  const inside = [
    "https://127.0.0.1/x",
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f000001/x",
    "https://0177.0.0.1/x",
    "https://0/x",
    "https://10.1.2.3/x",
    "https://172.20.0.1/x",
    "https://192.168.1.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://100.100.100.200/latest/meta-data",
    "https://[::1]/x",
    "https://[::]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://[::ffff:a9fe:a9fe]/x",
    "https://[::7f00:1]/x",
    "https://[64:ff9b::7f00:1]/x",
    "https://[2002:7f00:1::]/x",
    "https://[fd00::1]/x",
    "https://[fe80::1]/x",
    "https://224.0.0.1/x",
    "https://255.255.255.255/x",
    "http://93.184.215.14/x",
    "ftp://93.184.215.14/x",
    "file:///etc/passwd",
  ];
  for (const address of inside) {
    it(`are not followed to ${address}`, () => assert.equal(mayBePublic(new URL(address)), false));
  }

  it("may be those of public hosts, in IPv6 and within it, too", () => {
    for (const address of ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"])
      assert.ok(isPublicAddress(address), address);
    assert.ok(mayBePublic(new URL("https://bj.bcebos.com/report.csv?x=1")));
    assert.ok(!isPublicAddress("bj.bcebos.com"));
  });

  for (const options of [{}, { all: true }]) {
    it(`of a name that leads to this machine are none${options.all === true ? ", all at once" : ""}`, async () => {
      const error = await new Promise((done) => publicLookup("localhost", options, done));
      assert.match(String(error), /localhost is no public host/);
    });
  }

  it("stay on this machine however that is spelt", () => {
    for (const host of [
      "localhost",
      "LOCALHOST.",
      "a.localhost",
      "127.9.9.9",
      "2130706433",
      "[::1]",
      "[::ffff:127.0.0.1]",
    ])
      assert.ok(isLoopback(`http://${host}:8080/x`), host);
    for (const host of ["localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "[fe80::1]", "0.0.0.0"])
      assert.ok(!isLoopback(`http://${host}:8080/x`), host);
  });
});
