"""tuspy: sends photos one after the other, with checksums if asked, and goes on wherever the line breaks.

Job: {"endpoint", "token", "photos": [{"file", "report_id", "photo_id"}], "chunk", "checksum"}
Result: {"sent", "retries"}
"""

import json
import sys

from requests.exceptions import RequestException
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

job = json.loads(sys.stdin.readline())
client = TusClient(job["endpoint"], headers={"Authorization": "Bearer " + job["token"]})
broken = (TusCommunicationError, RequestException, OSError)
retries = 0


def send(photo):
    global retries
    url = None
    for _ in range(80):
        try:
            uploader = client.uploader(
                photo["file"],
                url=url,
                chunk_size=job["chunk"],
                upload_checksum=job["checksum"],
                metadata={"report_id": photo["report_id"], "photo_id": photo["photo_id"]},
            )
            if url is None:
                url = uploader.create_url()
                uploader.set_url(url)
            uploader.upload()
            return
        except broken as error:
            status = getattr(error, "status_code", None)
            if status is not None and 400 <= status < 500 and status not in (409, 423, 460):
                raise
            retries += 1
    raise SystemExit("gave up after 80 breaks")


for one in job["photos"]:
    send(one)
print(json.dumps({"sent": len(job["photos"]), "retries": retries}))
