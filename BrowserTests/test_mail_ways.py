"""The ways mail goes out: a server with STARTTLS, TLS and a log-in, a sendmail command, a folder; and what stops it."""
import email
import email.policy
import json
import stat
import time

import pytest

import backdoor
import typed
from mailbox import PASSWORD, USER, Mailbox

TO = "you@quarry.example"


@pytest.fixture
def settings(demo, tmp_path):
    """Writes a configuration like the demo's, with other mail settings."""
    def write(**mail):
        text = (demo.data / "countersign.yaml").read_text()
        lines = "".join(f"  {key.replace('_', '-')}: {json.dumps(str(value))}\n" for key, value in mail.items())
        assert "  folder: mail\n" in text
        path = demo.data / "other.yaml"
        path.write_text(text.replace("  folder: mail\n", lines))
        return path
    return write


def send(demo, config, **environment):
    typed.remember(PASSWORD)
    return demo.command("mail", "test", TO, config=config, environment=environment)


def test_starttls_with_a_certificate_that_is_vouched_for(demo, settings, tmp_path):
    with Mailbox(tmp_path, starttls=True) as box:
        config = settings(smtp=box.address, ca_file=box.certificate.authority, hello="care.northline.example")
        sent = send(demo, config)
        assert sent.returncode == 0 and "250 2.0.0 Taken" in sent.stderr, sent.stderr
        mail, = box.mails
        assert mail.secured and mail.recipient == TO
        clear = b"".join(box.commands)
        assert clear.startswith(b"EHLO care.northline.example") and b"MAIL" not in clear
        checked = demo.command("doctor", "--json", config=config)
        assert f"{box.address} (starttls) takes mail" in finding(checked)["text"][0]
        assert len(box.mails) == 1


def test_tls_from_the_first_byte(demo, settings, tmp_path):
    with Mailbox(tmp_path, tls=True) as box:
        sent = send(demo, settings(smtp=box.address, security="tls", ca_file=box.certificate.authority))
        assert sent.returncode == 0, sent.stderr
        assert box.mails[0].secured


def test_a_server_without_starttls_is_sent_nothing(demo, settings):
    with Mailbox() as box:
        config = settings(smtp=box.address, user=USER)
        sent = send(demo, config, COUNTERSIGN_MAIL_PASSWORD=PASSWORD)
        assert sent.returncode == 69 and "does not offer STARTTLS" in sent.stderr
        clear = b"".join(box.commands)
        assert clear.startswith(b"EHLO") and not any(word in clear for word in (b"MAIL", b"AUTH", b"RCPT", TO.encode()))
        assert not box.mails
        problem = finding(demo.command("doctor", "--json", config=config,
                                       environment={"COUNTERSIGN_MAIL_PASSWORD": PASSWORD}))
        assert not problem["ok"] and "does not offer STARTTLS" in problem["text"][0]


@pytest.mark.parametrize("case", ["nobody vouches", "other name", "unknown authority"])
def test_a_bad_certificate_stops_everything(demo, settings, tmp_path, case):
    with Mailbox(tmp_path, starttls=True, trusted=case != "nobody vouches") as box:
        host = "127.0.0.1" if case == "other name" else "localhost"
        own = {} if case == "unknown authority" else {"ca_file": box.certificate.authority}
        sent = send(demo, settings(smtp=f"{host}:{box.controller.port}", **own))
        assert sent.returncode == 69 and "certificate" in sent.stderr, sent.stderr
        assert not box.mails and b"MAIL" not in b"".join(box.commands)


def test_a_log_in_by_environment_or_file(demo, settings, tmp_path):
    with Mailbox(tmp_path, starttls=True, login=True) as box:
        own = {"smtp": box.address, "ca_file": box.certificate.authority, "user": USER}
        by_environment = send(demo, settings(**own), COUNTERSIGN_MAIL_PASSWORD=PASSWORD)
        assert by_environment.returncode == 0, by_environment.stderr
        secret = tmp_path / "password"
        secret.write_text(PASSWORD + "\n")
        secret.chmod(0o600)
        by_file = send(demo, settings(**own, password_file=secret))
        assert by_file.returncode == 0, by_file.stderr
        assert len(box.mails) == 2
        for mode in (0o640, 0o644):
            secret.chmod(mode)
            assert send(demo, settings(**own, password_file=secret)).returncode == 77
        without = send(demo, settings(smtp=box.address, ca_file=box.certificate.authority))
        assert without.returncode == 69 and "530" in without.stderr
        wrong = send(demo, settings(**own), COUNTERSIGN_MAIL_PASSWORD="Quarzsand+Butterblume")
        assert wrong.returncode == 69 and "535" in wrong.stderr and "log-in" in wrong.stderr
        for told in (by_environment, by_file, without, wrong):
            assert PASSWORD not in told.stderr and "Quarzsand" not in told.stderr
        assert len(box.mails) == 2


def test_replies_of_the_server_are_told(demo, settings):
    with Mailbox() as box:
        config = settings(smtp=box.address, security="none")
        box.refused[TO] = "550 5.1.1 Nobody here"
        refused = send(demo, config)
        assert refused.returncode == 65 and "550 5.1.1 Nobody here" in refused.stderr
        box.refused[TO] = "450 4.2.1 Grey list"
        assert send(demo, config).returncode == 69
        del box.refused[TO]
        box.replies.append("552 5.3.4 Too large")
        refused = send(demo, config)
        assert refused.returncode == 65 and "552 5.3.4" in refused.stderr
        assert send(demo, config).returncode == 0
        address = box.address
    gone = send(demo, config)
    assert gone.returncode == 69 and f"No server answers at {address}" in gone.stderr


def test_an_address_in_other_letters_needs_a_server_that_takes_them(demo, settings):
    for takes in (True, False):
        with Mailbox(smtputf8=takes) as box:
            sent = demo.command("mail", "test", "zoë@quarry.example", config=settings(smtp=box.address, security="none"))
            assert sent.returncode == (0 if takes else 65), sent.stderr
            assert [mail.recipient for mail in box.mails] == (["zoë@quarry.example"] if takes else [])


def test_a_sendmail_command(demo, settings, tmp_path):
    """It is given the envelope as arguments and the mail as input, and nothing of our environment."""
    script = tmp_path / "sendmail"
    script.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {tmp_path}/arguments\nenv > {tmp_path}/environment\n"
                      f"cat > {tmp_path}/input\necho noted >&2\nexit $(cat {tmp_path}/status)\n")
    script.chmod(0o755)
    config = settings(command=script)
    for status, code in ((0, 0), (75, 69), (67, 65)):
        (tmp_path / "status").write_text(str(status))
        sent = send(demo, config, COUNTERSIGN_MAIL_PASSWORD=PASSWORD)
        assert sent.returncode == code and "noted" in sent.stderr, sent.stderr
        assert (tmp_path / "arguments").read_text().split("\n") == [
            "-i", "-f", "care@northline.example", "--", TO, ""]
        mail = email.message_from_bytes((tmp_path / "input").read_bytes(), policy=email.policy.default)
        assert mail["To"].addresses[0].addr_spec == TO and not mail.defects
        assert PASSWORD not in (tmp_path / "environment").read_text()
    assert send(demo, settings(command=tmp_path / "none")).returncode == 69


def test_a_command_that_gains_rights_is_warned_of(demo, settings, tmp_path):
    """The unit lets nobody gain any, and Postfix's sendmail runs a program that needs some."""
    def told(command):
        return finding(demo.command("doctor", "--json", config=settings(command=command)))

    for name in ("sendmail", "postdrop", "msmtp"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert not told(tmp_path / "sendmail")["warning"]
    (tmp_path / "postdrop").chmod(0o2755)
    postfix = told(tmp_path / "sendmail")
    assert postfix["ok"] and postfix["warning"] and f"{tmp_path}/postdrop" in postfix["text"][1] and "mail.smtp" in postfix["text"][1]
    assert not told(tmp_path / "msmtp")["warning"]
    (tmp_path / "msmtp").chmod(0o4755)
    (tmp_path / "link").symlink_to("msmtp")
    assert f"{tmp_path}/msmtp" in told(tmp_path / "link")["text"][1]


@pytest.mark.every_storefront
def test_the_demo_keeps_its_mails_in_a_folder(demo, brand, language):
    person = backdoor.new_account(demo, brand)
    backdoor.set_language(demo, person, language)
    backdoor.familiar(demo, brand, person).set_answer("lent-book", "Mountains of the Far Mind")
    end = time.monotonic() + 15
    while not (found := list((demo.data / "mail").glob(f"*-{person.email}-*.eml"))):
        assert time.monotonic() < end, "no mail was written"
        time.sleep(0.1)
    file, = found
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert mail["Content-Language"] == language and mail["To"].addresses[0].addr_spec == person.email


def test_without_settings_mail_waits_and_commands_say_so(demo, settings):
    config = settings()
    config.write_text(config.read_text().replace("mail:\nbrands", "brands"))
    for arguments in (["mail", "test", TO], ["account", "invite", "NL-204525", "--brand", "northline", "--mail"]):
        told = demo.command(*arguments, config=config)
        assert told.returncode == 78 and "Mail is not set up" in told.stderr, told.stderr
    assert "not set up" in finding(demo.command("doctor", "--json", config=config))["text"][0]


def finding(doctor):
    return next(entry for entry in json.loads(doctor.stdout) if entry["check"] == "mail")
